package id.penjaga.hub.core.definition;

/// What somebody wants done about the versions of a procedure.
public sealed interface VersionCommand {
  /// Id of the procedure.
  String procedure();

  /// Keeps a new version in the book; it serves no case yet.
  ///
  /// @param hash of `text`
  /// @param text canonical, without problems
  record Put(String procedure, String hash, String text) implements VersionCommand {}

  /// Puts a version that the book holds in force for new cases.
  record Force(String procedure, String hash, String reason) implements VersionCommand {}
}
