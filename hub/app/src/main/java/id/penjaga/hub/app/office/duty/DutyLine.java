package id.penjaga.hub.app.office.duty;

import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A duty on a day, and the case that does it.
///
/// @param thing what it is about: the label of the item; empty for the site
/// @param register name of its register
/// @param roles any of which may open its case
/// @param open the open case; 0 for none
/// @param opens opens its case; null when its procedure is not opened for a duty
public record DutyLine(
    Due due,
    String thing,
    Bilingual register,
    List<String> roles,
    long open,
    Command.@Nullable OpenCase opens) {

  /// Id of the command that opens its case: the same duty, item and period are opened once, also
  /// after a crash.
  public String command() {
    String what = due.of().register() + "/" + due.of().item();
    return "duty/"
        + due.of().id()
        + "/"
        + due.period()
        + "/"
        + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }
}
