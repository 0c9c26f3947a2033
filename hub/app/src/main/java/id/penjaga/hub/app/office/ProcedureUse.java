package id.penjaga.hub.app.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a procedure in force is used.
///
/// @param open cases that are open, whichever version they run on
/// @param since when its version was put in force; null while the book does not say
public record ProcedureUse(int open, @Nullable Instant since) {
  public static final ProcedureUse NONE = new ProcedureUse(0, null);
}
