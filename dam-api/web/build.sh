#!/bin/sh
# Builds the page into dist (build.sh), or runs its unit tests (build.sh test). Does nothing where nothing has changed.
set -eu
cd "$(dirname "$0")"
[ "${2:-false}" = false ] || exit 0
command -v npm >/dev/null || {
  echo "dam-api/web: npm (Node 20.19 or newer) is needed to build the web page; -Dweb.skip builds the server without it" >&2
  exit 1
}
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --loglevel=error
fi
sources="src index.html public package-lock.json tsconfig.json vite.config.ts"
case "${1:-build}" in
  build)
    # shellcheck disable=SC2086 # a list
    if [ -f dist/index.html ] && [ -z "$(find $sources -newer dist/index.html | head -n 1)" ]; then
      exit 0
    fi
    npm run --silent build
    ;;
  test) CI=true npm run --silent test ;;
esac
