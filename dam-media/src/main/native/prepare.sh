#!/bin/sh
# Fetches the native imaging library and the font named in package-lock.json and lays them, with their licences, into target/native.
set -eu
cd "$(dirname "$0")/../../.."
command -v npm >/dev/null || {
  echo "dam-media: npm (Node 20 or newer) is needed to fetch the native imaging library" >&2
  exit 1
}
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --loglevel=error
fi
mkdir -p target/native
for package in node_modules/@img/sharp-libvips-*; do
  [ -d "$package/lib" ] || continue
  cp -p "$package"/lib/libvips-cpp* target/native/
  cp -p "$package/README.md" target/native/THIRD-PARTY-LICENCES.md
  cp -p "$package/versions.json" target/native/versions.json
done
cp -p node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf target/native/label-font.otf
cp -p node_modules/@embedpdf/fonts-sc/LICENSE target/native/label-font-OFL-1.1.txt
cp -p src/main/native/*.txt target/native/
