package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.web.drill.DrillPages;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import java.util.List;

/// The pages about alarms beside their list, and those of drills.
public final class AlarmRooms {
  private AlarmRooms() {}

  /// The figures first: the address of a story would take theirs.
  public static <R extends RoomReads & RoomOrders> List<Pages> of(
      Drawing drawing, Office office, R reads, ReportDesk reports, NoticeDesk notices) {
    return List.of(
        new DrillPages(drawing, office, notices.drills(), reads, reads, reports),
        new FigurePages(drawing, office, reads, reports),
        new StoryPages(drawing, office, reads, notices));
  }
}
