#!/bin/sh
# Run every check and test of Mamori; arguments go to pytest.
exec sh "$(dirname -- "$0")/run.sh" --test "$@"
