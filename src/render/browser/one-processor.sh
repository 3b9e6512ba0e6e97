#!/bin/sh
# Starts the browser on one processor, with a limit to the memory of each of its processes; see one-processor.ts.
if [ -n "$GRADREEL_MEMORY" ]; then ulimit -d "$GRADREEL_MEMORY" 2>/dev/null; fi
exec taskset -c "$GRADREEL_PROCESSOR" "$GRADREEL_PROGRAM" "$@"
