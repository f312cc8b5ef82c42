# shellcheck shell=bash
# Sourced by ./run and ./test from the repository's root: installs what is missing, says so.

fail() {
  echo "error: $*" >&2
  exit 1
}

# install_packages PACKAGE...: with apt, as root or through sudo.
install_packages() {
  [ $# -eq 0 ] && return
  command -v apt-get >/dev/null || fail "please install what these Debian packages hold: $*"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "please install as root: apt-get install $*"
    as_root=(sudo)
  fi
  echo "Installing Debian packages: $*"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q=2
                 --no-install-recommends "$@")
  "${as_root[@]}" "${install[@]}" >/dev/null 2>&1 && return
  "${as_root[@]}" apt-get update -q=2 || echo "warning: apt-get update had problems" >&2
  "${as_root[@]}" "${install[@]}" >/dev/null || fail "apt could not install: $*"
}

node_is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'process.exit(process.versions.node.split(".")[0] >= 18 ? 0 : 1)'
}

# What building the page needs; further packages as arguments.
install_tools() {
  local missing=()
  if [ -n "${EMSDK:-}" ]; then
    PATH=$EMSDK/upstream/emscripten:$PATH
  else
    # Debian's Python for Debian's emcc: a python3 of pyenv is found anew for every file, which
    # takes as long as compiling a small one.
    export EMSDK_PYTHON=/usr/bin/python3
  fi
  command -v cmake >/dev/null || missing+=(cmake)
  command -v ninja >/dev/null || missing+=(ninja-build)
  command -v xz >/dev/null || missing+=(xz-utils)
  command -v emcc >/dev/null || missing+=(emscripten)
  node_is_new_enough || missing+=(nodejs npm)
  [ -d /usr/include/nlohmann ] || [ -d /usr/local/include/nlohmann ] ||
    missing+=(nlohmann-json3-dev)
  [ -d /usr/include/doctest ] || [ -d /usr/local/include/doctest ] || missing+=(doctest-dev)
  # A Python of another origin (pyenv, conda) lacks the font tools of Debian's.
  /usr/bin/python3 -c 'import fontTools' 2>/dev/null || missing+=(python3-fonttools)
  install_packages "${missing[@]}" "$@"
  hash -r
  node_is_new_enough || PATH=/usr/bin:$PATH
  node_is_new_enough || fail "Node.js 18 or newer is needed, found $(node --version)"
}

install_modules() {
  local wanted
  wanted=$(cksum package.json package-lock.json)
  [ "$(cat node_modules/.sorora 2>/dev/null)" = "$wanted" ] && return
  echo "Installing npm packages"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
    fail "npm ci failed: is the network there?"
  echo "$wanted" >node_modules/.sorora
}

# build PRESET TARGET...: configures (quick when nothing changed) and builds.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >"build/configure-$preset.log" 2>&1 ||
    { cat "build/configure-$preset.log" >&2; return 1; }
  # One build of a tree at a time: two that link at once leave a broken file.
  flock "build/.$preset.lock" cmake --build "build/$preset" --parallel "$(nproc)" --target "$@"
}
