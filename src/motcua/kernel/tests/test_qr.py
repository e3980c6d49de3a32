from motcua.kernel.qr import qr_svg


def test_a_dossier_code_needs_25_modules_and_two_of_white_around() -> None:
    assert 'viewBox="0 0 29 29"' in qr_svg("000.00.01.H49-181105-0001")


def test_it_is_one_drawing_without_a_size_of_its_own() -> None:
    drawn = qr_svg("H49.02.01-240315-0007")
    assert drawn.startswith("<svg ")
    assert "width=" not in drawn
    assert drawn != qr_svg("H49.02.01-240315-0008")
