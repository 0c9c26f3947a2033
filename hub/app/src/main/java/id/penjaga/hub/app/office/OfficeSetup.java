package id.penjaga.hub.app.office;

import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.work.Definition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the configuration gives the office.
///
/// @param calendar working hours and holidays, under the changes in the book
/// @param definitions those of the files, with their canonical texts
/// @param reader makes a definition of a canonical text
/// @param problems what is wrong with the files, one line each
public record OfficeSetup(
    OfficeCalendar calendar,
    Collection<RoleName> roles,
    Map<Definition, String> definitions,
    Function<String, Definition> reader,
    List<String> problems) {}
