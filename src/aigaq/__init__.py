"""Aigaq (айғақ, "evidence"): reports and testimonies go in, sourced case files come out.

The flow, room by room::

    bytes -intake-> Source -readers-> Text -extract-> Mention, Claim -resolve-> Suggestion -review-> Decision
          -casefile (with law)-> CaseFile -exports / cli-> the reader
"""

__version__ = "0.1.0"
