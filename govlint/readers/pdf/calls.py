"""The calls of pdfium that are made, with handles as plain numbers.

Thousands are made for a page. The bindings of pypdfium2 make an object of each handle and let other
threads in before each call, which is half of the time of a call that takes less than a microsecond. Its helpers
are not imported at all: they double the time of a start.
"""

import ctypes
from array import array
from collections.abc import Callable

import pypdfium2_raw.bindings as pdfium

Handle = ctypes.c_void_p
Matrix, Rectangle = pdfium.FS_MATRIX, pdfium.FS_RECTF
PASSWORD_NEEDED = pdfium.FPDF_ERR_PASSWORD
TEXT, PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
IMAGE, FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
MOVE, CURVE = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO


def _plain(name: str, signature: str) -> Callable[..., int]:
    """Return a function of pdfium.

    Args:
        name: Its name.
        signature: What it returns, then what it takes: ``h`` a handle or an address, ``n`` a
            number, ``N`` a long one.
    """
    kinds = {"h": ctypes.c_void_p, "n": ctypes.c_int, "N": ctypes.c_size_t}
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    function: Callable[..., int] = ctypes.PYFUNCTYPE(*(kinds[kind] for kind in signature))(address)  # type: ignore[arg-type]  # it is there
    return function


def floats(count: int, each: int = 1) -> tuple["array[float]", range]:
    """Return room for what calls give back, and the addresses at which they put it.

    Args:
        count: How many calls are made.
        each: How many numbers one gives back.
    """
    numbers = array("f", bytes(4 * each * count))
    return numbers, _places(numbers, each)


def integers(count: int) -> tuple["array[int]", range]:
    """See `floats`."""
    numbers = array("i", bytes(4 * count))
    return numbers, _places(numbers, 1)


def _places(numbers: "array[float] | array[int]", each: int) -> range:
    start, length = numbers.buffer_info()
    return range(start, start + 4 * length, 4 * each)


start = _plain("FPDF_InitLibrary", "n")
"""To be called before any other; after the first time it does nothing."""
load_document = _plain("FPDF_LoadMemDocument64", "hhNh")
close_document = _plain("FPDF_CloseDocument", "nh")
last_error = _plain("FPDF_GetLastError", "n")
count_pages = _plain("FPDF_GetPageCount", "nh")
load_page = _plain("FPDF_LoadPage", "hhn")
close_page = _plain("FPDF_ClosePage", "nh")
page_box = _plain("FPDF_GetPageBoundingBox", "nhh")
rotation = _plain("FPDFPage_GetRotation", "nh")

load_text = _plain("FPDFText_LoadPage", "hh")
close_text = _plain("FPDFText_ClosePage", "nh")
count_characters = _plain("FPDFText_CountChars", "nh")
get_text = _plain("FPDFText_GetText", "nhnnh")
get_character = _plain("FPDFText_GetUnicode", "nhn")
measure = _plain("FPDFText_GetLooseCharBox", "nhnh")
measure_ink = _plain("FPDFText_GetCharBox", "nhnhhhh")

count_objects = _plain("FPDFPage_CountObjects", "nh")
get_object = _plain("FPDFPage_GetObject", "h")
"""Takes the page as a `Handle`: what it takes is not looked at, so that a call costs half."""
count_parts = _plain("FPDFFormObj_CountObjects", "nh")
get_part = _plain("FPDFFormObj_GetObject", "hhN")
kind_of = _plain("FPDFPageObj_GetType", "nh")
get_bounds = _plain("FPDFPageObj_GetBounds", "nhhhhh")
get_matrix = _plain("FPDFPageObj_GetMatrix", "nhh")
render_mode = _plain("FPDFTextObj_GetTextRenderMode", "nh")
draw_mode = _plain("FPDFPath_GetDrawMode", "nhhh")
count_segments = _plain("FPDFPath_CountSegments", "nh")
get_segment = _plain("FPDFPath_GetPathSegment", "hhn")
segment_kind = _plain("FPDFPathSegment_GetType", "nh")
segment_point = _plain("FPDFPathSegment_GetPoint", "nhhh")
is_closing = _plain("FPDFPathSegment_GetClose", "nh")
