"""The command as the checks run it: CASEFORCE is the first word of their own command line."""
import os
import resource
import signal
import subprocess
import sys
import time

from sentences import require

CASEFORCE = os.path.abspath(sys.argv[1])
SCENARIOS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli")
SMALL = os.path.join(SCENARIOS, "small.yaml")
OPTIONS = os.path.join(SCENARIOS, "options.yaml")
# Sanitizers keep accounts of memory in terabytes of addresses: there, no limit can be set to those.
WATCHED = "ASAN_OPTIONS" in os.environ
EARLIER = b"\x89HDF\r\n\x1a\nearlier"  # begins as a result does, which a result may replace


class Done:
    """How a command ended, and what it said where."""

    def __init__(self, words, before=(), **more):
        usual = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 300}
        done = subprocess.run([*before, CASEFORCE, *words], check=False, **{**usual, **more})
        self.words = words
        self.status = done.returncode
        self.out = (done.stdout or b"").decode(errors="replace")
        self.err = done.stderr.decode(errors="replace")

    def ends(self, status):
        require(self.status == status, f"{self.words} ended with {self.status}: {self.out}{self.err}")
        return self

    def says(self, *texts):
        for text in texts:
            require(text in self.err, f"{self.words} does not say '{text}': {self.err}")
        return self


def caseforce(*words, **more):
    return Done(words, **more)


def with_memory(most):
    """What a command is begun with (preexec_fn) that is to do with so many bytes of memory."""
    return lambda: None if WATCHED else resource.setrlimit(resource.RLIMIT_AS, (most, most))


def start(*words):
    # A shell's background jobs ignore SIGINT, and so would their children.
    return subprocess.Popen([CASEFORCE, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def interrupt_once_it_has_begun(process, folder):
    """SIGINT when some runs are kept beside the output, however long it takes until then; what it said on stderr."""
    began = time.monotonic()
    while not any(name.endswith(".part") and os.path.getsize(os.path.join(folder, name)) > 500_000 for name in os.listdir(folder)):
        require(process.poll() is None and time.monotonic() - began < 240, f"it ended, or never began: {process.poll()}")
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=120)[1]


PEAK = """import os, sys
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(1024 * usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))"""


def peak_of(*words):
    """The most memory that a command has had, in bytes. What starts it must be small: the system counts that too."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", PEAK, CASEFORCE, *words], capture_output=True, check=False)
    require(done.returncode == 0, f"{words} ended with {done.returncode}: {done.stderr}")
    return int(done.stdout.split()[-1])
