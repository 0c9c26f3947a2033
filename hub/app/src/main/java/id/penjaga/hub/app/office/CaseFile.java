package id.penjaga.hub.app.office;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Definition;
import java.util.List;

/// A case with everything its page tells.
///
/// @param definition the one it is pinned to
/// @param entries all of it, oldest first, with the personal data that are still there
/// @param tasks its open steps
/// @param children cases it opened
/// @param outdated whether another version of the definition is in force by now
public record CaseFile(
    Case state,
    Definition definition,
    List<Entry> entries,
    List<TaskLine> tasks,
    List<CaseLine> children,
    boolean outdated) {}
