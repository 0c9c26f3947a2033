package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;

/// The sentences of the judgement of a form: what is wrong, and what to do.
final class FormWords {
  private FormWords() {}

  static Bilingual missing(Field field) {
    return field.type() == FieldType.CHOICE || field.type() == FieldType.BOOLEAN
        ? about(field, "Pilih {label}.", "Choose {label}.")
        : about(field, "Isi {label}.", "Fill in {label}.");
  }

  static Bilingual unknown(String key) {
    return new Bilingual(
        "Formulir ini tidak menanyakan \"" + key + "\". Muat ulang halaman lalu isi kembali.",
        "This form does not ask for \"" + key + "\". Reload the page and fill it in again.");
  }

  static Bilingual about(Field field, String id, String en) {
    return new Bilingual(
        id.replace("{label}", "\"" + field.label().id() + "\""),
        en.replace("{label}", "\"" + field.label().en() + "\""));
  }
}
