/// The channels of notices, a class each: mail, HTTP gateways, short messages by gammu-smsd,
/// syslog, SNMP, MQTT.
///
/// Each gives up after some seconds, believes nothing the other end says beyond one short line, and
/// calls nothing received that was only taken over. It must know nothing of the outbox.
@NullMarked
package id.penjaga.hub.app.notice.channel;

import org.jspecify.annotations.NullMarked;
