package id.penjaga.hub.app.definitions;

/// The kinds of definitions that have files of their own.
public enum Kind {
  PROCEDURE("procedures"),
  FORM("forms"),
  CHECKLIST("checklists"),
  REGISTER("registers");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  /// @throws IllegalArgumentException when the word names none
  static Kind of(String word) {
    return valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }

  /// Name of its folder.
  public String folder() {
    return folder;
  }

  /// The word for one of it, which is also the first key of its file.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
