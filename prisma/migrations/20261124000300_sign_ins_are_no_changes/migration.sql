-- Signing in notes the instant on the account (User.lastSignInAt). That is no change of the account: it must neither
-- fill 变更记录 with a line per sign-in nor make an administrator's open form stale. Sign-ins have a log of their own.
-- An UPDATE that names any other column is recorded as before.
DROP TRIGGER keep_version ON "User";
DROP TRIGGER record_change ON "User";
CREATE TRIGGER keep_version
  BEFORE INSERT OR UPDATE OF "id", "account", "name", "role", "organizationId", "mobileHash", "mobileMasked",
    "mustChangePassword", "isDemonstration", "disabledAt", "version", "createdAt", "createdById", "updatedAt"
  ON "User" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER record_change
  AFTER INSERT OR DELETE OR UPDATE OF "id", "account", "name", "role", "organizationId", "mobileHash", "mobileMasked",
    "mustChangePassword", "isDemonstration", "disabledAt", "version", "createdAt", "createdById", "updatedAt"
  ON "User" FOR EACH ROW EXECUTE FUNCTION record_change('User', 'id');
