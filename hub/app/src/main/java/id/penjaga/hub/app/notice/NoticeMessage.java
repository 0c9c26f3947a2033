package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.Severity;
import java.time.Instant;

/// What a channel sends.
///
/// @param id the same at each attempt
/// @param address of the person there; empty for the operations centre
/// @param subject one short line
/// @param text a few lines
/// @param cause name of what it is about; empty for a trial
/// @param kind such as `WATER_LEAK`
/// @param about point, item or step
public record NoticeMessage(
    String id,
    String address,
    String subject,
    String text,
    Severity severity,
    Instant at,
    String cause,
    String kind,
    String about) {}
