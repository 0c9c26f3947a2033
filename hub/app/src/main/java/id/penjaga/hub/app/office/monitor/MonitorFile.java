package id.penjaga.hub.app.office.monitor;

import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.StateTurn;
import java.util.List;
import java.util.Map;

/// What is known of one watched item.
///
/// @param turns of each of its monitors since the beginning of last year, by means
/// @param parts of each of its monitors in the last day, by means
/// @param windows of planned work, the latest first
/// @param why reason of each window by its number; empty for one that was erased
/// @param readings what is known of its disks, processors and memory
/// @param days how full its partitions were, by day
/// @param cases numbers of open cases about it
public record MonitorFile(
    Map<String, List<StateTurn>> turns,
    Map<String, List<TallyRows.Tally>> parts,
    List<MaintenanceWindow> windows,
    Map<Long, String> why,
    List<TallyRows.Reading> readings,
    List<TallyRows.Day> days,
    List<Long> cases) {}
