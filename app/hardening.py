"""What a process can do so that no other one of the same user looks into it (security.md F)."""

import ctypes
import faulthandler
import os
import sys
from contextlib import suppress

_PR_SET_DUMPABLE, _PT_DENY_ATTACH = 4, 31
_NO_DIALOG_NO_REPORT = 0x0001 | 0x0002
_ONLY_END_AND_WAIT = "D:P(A;;0x00101001;;;OW)(A;;0x001FFFFF;;;SY)"
"""Windows' words: who owns this process may end it and wait for it, not read it; the system may do everything."""
_DACL = 4


def harden() -> None:
    """Files for their owner only, no core file, no other process in our memory; as far as the system allows."""
    os.umask(0o077)
    _without_core_files()
    with suppress(OSError, AttributeError):
        _shut_out_others()
    # A crash of a library prints files and lines, never values.
    with suppress(OSError, ValueError, AttributeError):
        faulthandler.enable()


def _without_core_files() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  (Windows has none)

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _shut_out_others() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
    elif sys.platform == "win32":
        kernel, advapi = ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32")
        kernel.SetErrorMode(_NO_DIALOG_NO_REPORT)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        words = ctypes.c_void_p()
        if advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _ONLY_END_AND_WAIT, 1, ctypes.byref(words), None
        ):
            advapi.SetKernelObjectSecurity(ctypes.c_void_p(kernel.GetCurrentProcess()), _DACL, words)
            kernel.LocalFree(words)
