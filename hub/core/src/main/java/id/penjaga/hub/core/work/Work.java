package id.penjaga.hub.core.work;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine: answers every command about a case, in every state.
public final class Work {
  private Work() {}

  /// Decides what becomes of a command.
  ///
  /// @param state null for `OpenCase`, and when there is no such case
  public static Decision decide(
      @Nullable Case state, Command.Request request, Surroundings around) {
    return new Decision.Refused(Decision.Reason.NO_SUCH_CASE, Bilingual.EMPTY, List.of());
  }
}
