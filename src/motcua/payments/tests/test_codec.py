from motcua.payments.rules.codec import decode_fact, encode_fact
from motcua.payments.rules.facts import Charged, CollectAt


def test_a_fee_of_which_the_source_names_no_kind_is_read_as_it_was_written() -> None:
    """Most fees of the national database are neither called phí nor lệ phí; a charge of one must stay readable."""
    charged = Charged("6729de762b45", "Phí, lệ phí", "", 8_000, 1, 8_000, CollectAt.RECEPTION, 1)
    assert decode_fact(Charged.KIND, encode_fact(charged)) == charged
