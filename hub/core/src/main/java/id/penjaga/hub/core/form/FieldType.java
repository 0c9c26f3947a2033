package id.penjaga.hub.core.form;

/// The types of fields; how each is written in the book stands at [id.penjaga.hub.core.book.Value].
public enum FieldType {
  TEXT,
  NUMBER,
  TIME,
  DATE,
  MONTH,
  DURATION,
  BOOLEAN,
  CHOICE,
  ITEM,
  PERSON,
  LIST,
  NOTICE,
  CHECKLIST,
  SIGNATURE,
  PHOTO,
  FILE,
  READINGS
}
