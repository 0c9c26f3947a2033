package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.monitor.MonitorPicture;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Read;
import java.util.ArrayList;
import java.util.List;

/// All that programs may read of people's work.
public final class Resources {
  private Resources() {}

  public static List<Read> of(
      Drawing drawing,
      Sources sources,
      PaperDesk papers,
      MonitorPicture monitors,
      DoorRosters rosters,
      NoticeDesk notices,
      TuningDesk tuning,
      Security security) {
    List<Read> reads = new ArrayList<>(new CaseResources(drawing, sources).reads());
    RoomScope rooms = new RoomScope(sources);
    reads.addAll(new RoomResources(drawing, sources, rooms).places());
    reads.addAll(new AlarmResources(drawing, sources, rooms).reads());
    reads.addAll(new RegisterResources(drawing, sources).reads());
    reads.addAll(new VisitResources(drawing, sources).reads());
    reads.addAll(new MonitorResources(sources, monitors).reads());
    reads.addAll(new RosterResources(drawing, sources, rosters).reads());
    reads.addAll(new PeopleResources(drawing, sources).reads());
    reads.addAll(new PaperResources(sources.office(), papers).reads());
    reads.addAll(new DefinitionResources(sources).reads());
    reads.addAll(new AccountResources(security, sources.office()).erasures());
    reads.addAll(new NoticeResources(drawing, sources.office(), notices).reads());
    reads.addAll(new DrillResources(notices.drills()).reads());
    reads.addAll(new TuningResources(tuning).reads());
    reads.addAll(new PowerResources(sources.office()).reads());
    return reads;
  }
}
