/** Set by scripts/start.mjs when it was told to stop: readiness says so before the last requests are through. */
declare var __luodiStopping: boolean | undefined
