package id.penjaga.hub.app.web;

import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.monitor.MonitorPicture;
import id.penjaga.hub.app.office.monitor.MonitorBatch;
import id.penjaga.hub.app.office.monitor.MonitorFile;
import id.penjaga.hub.app.office.monitor.Monitoring;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.monitor.LinkStanding;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.Watchlist;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What monitors found, in memory.
final class MonitoringFake implements Monitoring, MonitorPicture {
  Watchlist list = Watchlist.NONE;
  MonitorFile file =
      new MonitorFile(Map.of(), Map.of(), List.of(), Map.of(), List.of(), List.of(), List.of());
  final List<String> asked = new ArrayList<>();
  List<LiveMonitor> live = List.of();

  @Override
  public List<LiveMonitor> now() {
    return live;
  }

  @Override
  public Watchlist list() {
    return list;
  }

  @Override
  public void ask(String monitor) {
    asked.add("ask " + monitor);
  }

  @Override
  public void changed() {
    asked.add("changed");
  }

  @Override
  public Watchlist watchlist() {
    return list;
  }

  @Override
  public Map<String, StateTurn> stands() {
    return Map.of();
  }

  @Override
  public @Nullable Instant alive() {
    return null;
  }

  @Override
  public List<MaintenanceWindow> windows(Instant after) {
    return file.windows();
  }

  @Override
  public void keep(MonitorBatch batch) {
    asked.add(batch.toString());
  }

  @Override
  public MonitorFile file(String register, String item, List<String> monitors) {
    return file;
  }

  @Override
  public Answer plan(
      String id,
      By.Human by,
      String register,
      String item,
      Instant from,
      Instant until,
      String why) {
    asked.add("plan " + register + "/" + item + " " + from + " " + until + " " + why);
    return no();
  }

  @Override
  public Answer end(String id, By.Human by, long window) {
    asked.add("end " + window);
    return no();
  }

  @Override
  public Answer read(
      String id, By.Human by, String register, String item, List<PartitionUse> found) {
    asked.add("read " + found.stream().map(PartitionUse::line).toList());
    return no();
  }

  private static Answer no() {
    return new Answer.Refused(
        new Decision.Refused(
            Decision.Reason.FORM, new Bilingual("Kata palsu.", "The fake says no."), List.of()));
  }

  @Override
  public void links(LinkStanding standing) {}
}
