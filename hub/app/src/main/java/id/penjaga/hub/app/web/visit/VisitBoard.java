package id.penjaga.hub.app.web.visit;

import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.visit.KeyAway;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitStanding;
import java.util.List;
import java.util.Map;

/// All visits that are open, by how far they have come.
///
/// @param columns a list for each stage, also when it is empty
/// @param ended those that ended lately, the newest first
/// @param exceptions what somebody must look into
/// @param keys of racks whose holders have left with them
/// @param opens whether the reader may ask for a visit
/// @param done whether something was stored just now
public record VisitBoard(
    Map<VisitStanding.Stage, List<VisitCard>> columns,
    List<VisitStanding> ended,
    List<VisitException> exceptions,
    List<KeyAway> keys,
    boolean opens,
    boolean done,
    OfficeWords o) {}
