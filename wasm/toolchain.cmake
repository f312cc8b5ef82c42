# Finds the Emscripten to build with: EMSDK, then an emcc on the PATH (Debian's package puts it
# there), and hands over to its own CMake toolchain file.
set(emscripten_places "")
if(DEFINED ENV{EMSDK})
  list(APPEND emscripten_places "$ENV{EMSDK}/upstream/emscripten")
endif()
find_program(SORORA_EMCC emcc HINTS ${emscripten_places} NO_CMAKE_FIND_ROOT_PATH)
if(NOT SORORA_EMCC)
  message(FATAL_ERROR "emcc was not found: install emscripten, or set EMSDK")
endif()
file(REAL_PATH "${SORORA_EMCC}" emcc_file)
get_filename_component(EMSCRIPTEN_ROOT_PATH "${emcc_file}" DIRECTORY)
foreach(root "${EMSCRIPTEN_ROOT_PATH}" /usr/share/emscripten)
  if(EXISTS "${root}/cmake/Modules/Platform/Emscripten.cmake")
    set(EMSCRIPTEN_ROOT_PATH "${root}")
    break()
  endif()
endforeach()
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")

# Debian keeps acorn, which the linker needs, where a node of another origin does not look.
if(EXISTS /usr/share/nodejs/acorn)
  foreach(language C CXX)
    set(CMAKE_${language}_LINKER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "NODE_PATH=/usr/share/nodejs:$ENV{NODE_PATH}")
  endforeach()
endif()
