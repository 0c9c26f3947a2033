package id.penjaga.hub.app.office;

import java.util.List;

/// The work of one person.
///
/// @param mine what they may do now, the most urgent first
/// @param waiting open cases they took part in that wait for somebody else
/// @param accounts deviations that wait for their account
/// @param closed cases they took part in, lately closed
public record MyWork(
    List<TaskLine> mine,
    List<TaskLine> waiting,
    List<DeviationLine> accounts,
    List<CaseLine> closed) {}
