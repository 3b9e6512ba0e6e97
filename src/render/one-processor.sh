#!/bin/sh
# Starts the browser on one processor; see one-processor.ts.
exec taskset -c "$GRADREEL_PROCESSOR" "$GRADREEL_PROGRAM" "$@"
