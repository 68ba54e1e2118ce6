# The manual page and the completions, told by the program itself, where man and the shells look.
set(told "${PROJECT_BINARY_DIR}/told")
add_custom_command(TARGET caseforce POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${told}"
    COMMAND caseforce man > "${told}/caseforce.1"
    COMMAND caseforce completion bash > "${told}/caseforce"
    COMMAND caseforce completion zsh > "${told}/_caseforce"
    COMMAND caseforce completion fish > "${told}/caseforce.fish"
    VERBATIM)
include(GNUInstallDirs)
install(FILES "${told}/caseforce.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${told}/caseforce" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${told}/_caseforce" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${told}/caseforce.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
