# Builds with sanitizers: what is watched.

if(NOT CASEFORCE_SANITIZE)
    return()
endif()
list(JOIN CASEFORCE_SANITIZE "," sanitizers)
target_compile_options(caseforce_rules INTERFACE
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
if("undefined" IN_LIST CASEFORCE_SANITIZE)
    # What the address sanitizer sees in its own way, at every access; it is a third of the compiler's time.
    target_compile_options(caseforce_rules INTERFACE -fno-sanitize=null,alignment,object-size,vptr)
endif()
target_link_options(caseforce_rules INTERFACE -fsanitize=${sanitizers})
target_compile_definitions(caseforce_rules INTERFACE _GLIBCXX_ASSERTIONS)
