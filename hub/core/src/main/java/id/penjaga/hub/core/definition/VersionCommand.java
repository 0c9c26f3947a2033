package id.penjaga.hub.core.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants done about the versions of a definition.
public sealed interface VersionCommand {
  DefinitionKey key();

  /// A version that the book shall hold.
  ///
  /// @param hash of `text`
  /// @param text canonical, without problems
  record Version(String hash, String text) {}

  /// Keeps a new version in the book; it serves no case yet.
  ///
  /// @param standing the version of a file that is in force and that the book does not hold, so
  ///   that a way back to it is kept; null for none
  record Put(DefinitionKey key, Version version, @Nullable Version standing)
      implements VersionCommand {}

  /// Puts a version that the book holds in force.
  ///
  /// @param hash of the version that was chosen
  /// @param become what procedures become by it: the chosen one as it is now, with the forms now in
  ///   force, or all that use the chosen form or checklist
  record Force(DefinitionKey key, String hash, String reason, List<Become> become)
      implements VersionCommand {}

  /// Takes a definition out of force.
  record Withdraw(DefinitionKey key, String reason) implements VersionCommand {}

  /// A procedure that gets another version.
  ///
  /// @param before hash of its version in force when this was worked out; empty for none
  record Become(String procedure, String before, Version version) {}
}
