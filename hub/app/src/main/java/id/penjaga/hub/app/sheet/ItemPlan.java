package id.penjaga.hub.app.sheet;

import id.penjaga.hub.core.register.ItemCommand;
import java.util.List;

/// What a sheet of register items would do.
///
/// @param rows lines with content below the heading
/// @param commands in the order of the lines
/// @param lines the line of each command
/// @param problems in reading it; with one of them nothing may be stored
public record ItemPlan(
    int rows, List<ItemCommand> commands, List<Integer> lines, List<LineRemark> problems) {
  public ItemPlan {
    commands = List.copyOf(commands);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
