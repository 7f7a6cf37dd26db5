"""JSON lines: what `govlint.outputs.json` says of a file in each line, and the summary in the last."""

import json

from govlint.outputs import Options, Summary
from govlint.outputs.json import VERSION, describe_file, describe_proof, describe_summary
from govlint.result import FileResult

SEALED = True
STATISTICS = True


class Output:
    """See `govlint.outputs.Output`; a line stands as soon as its file is checked."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._proof = describe_proof(options.proof)
        self._statistics = options.statistics

    def begin(self) -> str:
        """Nothing stands before the lines."""
        return ""

    def file(self, result: FileResult) -> str:
        """Return the line of a file."""
        return json.dumps(describe_file(result, self._lang), ensure_ascii=False) + "\n"

    def end(self, summary: Summary) -> str:
        """Return the last line, which tells that nothing is missing."""
        last = {
            "version": VERSION,
            "proof": self._proof,
            "summary": describe_summary(summary, self._statistics),
        }
        return json.dumps(last) + "\n"
