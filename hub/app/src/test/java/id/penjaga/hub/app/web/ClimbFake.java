package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.ClimbLine;
import id.penjaga.hub.app.office.Climbs;
import id.penjaga.hub.app.office.ToldLine;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.book.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Climbs that a test lays out.
final class ClimbFake implements Climbs {
  final Map<String, ClimbLine> lines = new HashMap<>();
  List<Long> opened = List.of();
  final Map<Long, List<ToldLine>> told = new HashMap<>();

  @Override
  public Map<String, ClimbLine> of(List<Climb> alarms, Instant now) {
    return lines;
  }

  @Override
  public List<EscalationChain> chains() {
    return List.of();
  }

  @Override
  public List<Long> opened(AlarmName alarm) {
    return opened;
  }

  @Override
  public List<ToldLine> unseen(long person, int most) {
    return told.getOrDefault(person, List.of()).stream().limit(most).toList();
  }

  @Override
  public int unseen(long person) {
    return told.getOrDefault(person, List.of()).size();
  }

  @Override
  public void seen(By.Human by, List<ToldLine> seen) {
    List<ToldLine> rest = new ArrayList<>(told.getOrDefault(by.person(), List.of()));
    rest.removeAll(seen);
    told.put(by.person(), rest);
  }

  @Override
  public void missed(DutyLine duty, Instant since) {}

  @Override
  public int round(Instant now) {
    return 0;
  }
}
