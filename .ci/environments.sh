# Virtual environments for the tests and checks, under .venvs/. To be sourced from the top of the repository.

frameworks_environment=.venvs/frameworks
frameworks=(torch==2.13.0 mindspore==2.10.0 'numpy<2')
# Real code to try the fixes on; it is read, never run, and does without what it depends on.
real_code=(timm==1.0.31 mindcv==0.3.0 mindyolo==0.5.0)

# Prints the path of an interpreter of this version, say 3.11, or nothing.
find_python() {
  local version=$1 candidate
  local candidates=("python$version" python3 python)
  if command -v pyenv >/dev/null; then
    candidates+=("$(pyenv root)/versions/$version".*/bin/python)
  fi
  for candidate in "${candidates[@]}"; do
    # A shim of pyenv exists for versions that are not active, and then fails.
    if "$candidate" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
}

# make_environment DIRECTORY PYTHON PIP-ARGUMENT...
# Makes an environment, unless it is there and was made of the same things.
make_environment() {
  local directory=$1 python=$2 stamp
  shift 2
  stamp=$(printf '%s\n' "$python" "$@" | cat - pyproject.toml | sha256sum)
  if [ "$(cat "$directory/stamp" 2>/dev/null)" != "$stamp" ]; then
    echo "--- setting up $directory ($("$python" --version))"
    rm -rf "$directory"
    "$python" -m venv "$directory"
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    printf '%s\n' "$stamp" >"$directory/stamp"
  fi
}

# The environment with both frameworks, the tests' and the developers' tools.
make_frameworks_environment() {
  local python
  python=$(find_python 3.11)
  if [ -z "$python" ]; then
    echo "Python 3.11 is needed for the tests with both frameworks, and was not found" >&2
    return 1
  fi
  make_environment "$frameworks_environment" "$python" "${frameworks[@]}" --editable '.[dev]'
  "$frameworks_environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "${real_code[@]}"
}
