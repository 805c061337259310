#!/bin/sh
# Print the tables of all measurements of Mamori; names of tests/benchmarks choose some of them.
exec sh "$(dirname -- "$0")/run.sh" --bench "$@"
