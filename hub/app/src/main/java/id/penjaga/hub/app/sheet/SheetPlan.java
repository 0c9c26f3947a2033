package id.penjaga.hub.app.sheet;

import id.penjaga.hub.core.people.PeopleCommand;
import java.util.List;

/// What a sheet would do.
///
/// @param rows lines with content below the heading
/// @param commands in the order of the lines
/// @param lines the line of each command
/// @param problems in reading it; with one of them nothing may be stored
public record SheetPlan(
    int rows, List<PeopleCommand> commands, List<Integer> lines, List<LineRemark> problems) {
  public SheetPlan {
    commands = List.copyOf(commands);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
