package id.penjaga.hub.app.web;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.notice.Notices;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.notice.SpokenNotices;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Notices of a hub without a store and without a channel.
final class SampleNotices {
  private SampleNotices() {}

  static NoticeDesk desk(Office office, InstantSource clock) {
    return new Notices(
            () -> {
              throw new StoreException("this hub has no store");
            },
            office,
            clock,
            NoticeConfig.NONE,
            List.of(),
            new SpokenNotices("", "", ZoneId.of("Asia/Jakarta"), clock, _ -> Map.of()),
            _ -> false)
        .desk();
  }
}
