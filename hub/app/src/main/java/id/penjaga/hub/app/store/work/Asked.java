package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.work.Command;
import java.util.List;
import java.util.TreeMap;

/// What tells a command that is sent again from another one under the same id.
final class Asked {
  private Asked() {}

  /// What a command asks for, in a form that is the same when it is sent again.
  static String of(Command command) {
    return switch (command) {
      case Command.OpenCase open ->
          "open "
              + List.of(open.procedure(), open.trigger(), open.reason())
              + new TreeMap<>(open.subject())
              + open.parent()
              + (open.first() == null
                  ? ""
                  : new TreeMap<>(open.first().answers())
                      + String.valueOf(open.first().branch())
                      + open.first().reason());
      case Command.Complete done ->
          "complete "
              + done.opening()
              + new TreeMap<>(done.answers())
              + done.branch()
              + done.reason()
              + new TreeMap<>(done.lacking())
              + done.output();
      case Command.Amend amend ->
          "amend " + amend.step() + new TreeMap<>(amend.answers()) + amend.reason();
      case Command.Freeze freeze -> // made anew each time it is sent
          "freeze "
              + freeze.paper()
              + (freeze.language().equals("id") ? "" : " " + freeze.language());
      case Command other -> other.toString();
    };
  }
}
