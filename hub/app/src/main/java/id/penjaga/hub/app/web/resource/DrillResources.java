package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.notice.DrillDesk;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.drill.Drill;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drills, and how far their notices came.
final class DrillResources {
  /// As many as the page shows, the latest first.
  private static final int MOST = 50;

  private final DrillDesk desk;

  DrillResources(DrillDesk desk) {
    this.desk = desk;
  }

  /// A drill.
  ///
  /// @param drill names it: the moment it began, in milliseconds
  /// @param person who began it, by number in the book
  /// @param ended absent while it is under way
  public record DrillLine(
      long drill,
      String device,
      long person,
      String reason,
      Instant begun,
      @Nullable Instant ended,
      Drill.@Nullable End end) {
    static DrillLine of(Drill one) {
      return new DrillLine(
          one.begun().toEpochMilli(),
          one.device(),
          one.person(),
          one.reason(),
          one.begun(),
          one.ended(),
          one.end());
    }
  }

  /// What came of a drill.
  ///
  /// @param tested when the device tested its outputs; absent when it did not
  public record DrillReport(
      DrillLine drill,
      @Nullable Instant tested,
      List<DrillSound> sounded,
      List<DrillAnswer> answers,
      List<NoticeResources.NoticeLine> notices) {}

  /// An output that went on.
  public record DrillSound(String point, Instant at) {}

  /// Who was told of a condition.
  ///
  /// @param person 0 when nobody held the role
  /// @param seen absent until that person answered
  public record DrillAnswer(
      String kind, int level, String role, long person, Instant at, @Nullable Instant seen) {
    static DrillAnswer of(Drill drill, ToldRows.Told told) {
      String kind =
          Drill.KINDS.stream()
              .filter(one -> drill.name(one).toString().equals(told.alarm()))
              .findFirst()
              .orElse("");
      return new DrillAnswer(
          kind, told.level(), told.role(), told.person(), told.at(), told.seen());
    }
  }

  List<Read> reads() {
    return List.of(
        Read.many(
            "listDrills",
            "/drills",
            "/drills",
            Reach.SITE,
            DrillLine.class,
            ctx ->
                Slice.of(ctx, desk.latest(MOST), one -> "" + one.begun().toEpochMilli())
                    .map(DrillLine::of)),
        Read.one(
            "getDrill",
            "/drills/{begun}",
            "/drills/{begun}",
            Reach.SITE,
            DrillReport.class,
            this::report));
  }

  private Object report(Context ctx) {
    String begun = ctx.pathParam("begun");
    if (!begun.matches("[0-9]{1,15}")) {
      throw new NotFoundResponse();
    }
    DrillDesk.Report report =
        desk.report(Instant.ofEpochMilli(Long.parseLong(begun))).orElseThrow(NotFoundResponse::new);
    return new DrillReport(
        DrillLine.of(report.drill()),
        report.tested(),
        report.sounded().stream()
            .map(one -> new DrillSound(one.output().point().name(), one.at()))
            .toList(),
        report.answers().stream().map(one -> DrillAnswer.of(report.drill(), one)).toList(),
        report.told().stream().map(NoticeResources.NoticeLine::of).toList());
  }
}
