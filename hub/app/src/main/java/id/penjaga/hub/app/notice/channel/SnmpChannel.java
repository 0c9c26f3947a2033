package id.penjaga.hub.app.notice.channel;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// SNMP notifications: traps and informs of version 2c, informs of version 3 (RFC 3416, 3414). An
/// inform that is confirmed was received by the station; a trap never is.
public final class SnmpChannel implements NoticeChannel {
  /// The number for examples (RFC 5612): an office has none of its own.
  private static final OID ROOT = new OID("1.3.6.1.4.1.32473.1");

  private static final long PATIENCE_MS = 2_000;
  private static final int AGAIN = 1;

  private final NoticeConfig.Snmp snmp;

  public SnmpChannel(NoticeConfig.Snmp snmp) {
    this.snmp = snmp;
  }

  @Override
  public String name() {
    return snmp.name();
  }

  @Override
  public String kind() {
    return "snmp";
  }

  @Override
  public String target() {
    return snmp.toString();
  }

  @Override
  public boolean centre() {
    return true;
  }

  @Override
  public Attempt send(NoticeMessage message) {
    MessageDispatcherImpl models = new MessageDispatcherImpl();
    try (DefaultUdpTransportMapping wire = new DefaultUdpTransportMapping();
        Snmp session = new Snmp(models, wire)) {
      Target<UdpAddress> target = target(models);
      wire.listen();
      PDU pdu = pdu(message);
      ResponseEvent<UdpAddress> event = session.send(pdu, target);
      if (!snmp.inform()) {
        return new Attempt.Taken("trap");
      }
      PDU answer = event == null ? null : event.getResponse();
      if (answer == null) {
        return new Attempt.Missed("no answer within " + PATIENCE_MS * (AGAIN + 1) / 1000 + " s");
      }
      return answer.getType() == PDU.RESPONSE && answer.getErrorStatus() == PDU.noError
          ? new Attempt.Got("inform confirmed")
          : new Attempt.Missed(
              OneLine.of(
                  answer.getType() == PDU.REPORT
                      ? "report " + answer.getVariableBindings()
                      : answer.getErrorStatusText()));
    } catch (IOException | RuntimeException e) {
      return new Attempt.Missed(OneLine.of(e));
    }
  }

  private Target<UdpAddress> target(MessageDispatcherImpl models) throws IOException {
    UdpAddress address = new UdpAddress(InetAddress.getByName(snmp.host()), snmp.port());
    Target<UdpAddress> target;
    String user = snmp.user();
    if (user == null) {
      target = new CommunityTarget<>(address, new OctetString(String.valueOf(snmp.community())));
      target.setVersion(SnmpConstants.version2c);
      models.addMessageProcessingModel(new MPv2c());
    } else {
      SecurityProtocols protocols =
          new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.none);
      protocols.addAuthenticationProtocol(new AuthHMAC192SHA256());
      protocols.addPrivacyProtocol(new PrivAES128());
      USM usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
      models.addMessageProcessingModel(new MPv3(usm));
      OctetString name = new OctetString(user);
      String privacy = snmp.privacy();
      usm.addUser(
          new UsmUser(
              name,
              AuthHMAC192SHA256.ID,
              new OctetString(String.valueOf(snmp.authentication())),
              privacy == null ? null : PrivAES128.ID,
              privacy == null ? null : new OctetString(privacy)));
      UserTarget<UdpAddress> secured = new UserTarget<>();
      secured.setAddress(address);
      secured.setSecurityName(name);
      secured.setSecurityLevel(
          privacy == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV);
      secured.setVersion(SnmpConstants.version3);
      target = secured;
    }
    target.setTimeout(PATIENCE_MS);
    target.setRetries(AGAIN);
    return target;
  }

  private PDU pdu(NoticeMessage message) {
    PDU pdu = snmp.user() == null ? new PDU() : new ScopedPDU();
    pdu.setType(snmp.inform() ? PDU.INFORM : PDU.TRAP);
    pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(0)));
    pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, under("0.1")));
    String[] values = {
      message.id(),
      message.severity().name(),
      message.kind(),
      message.about(),
      message.subject(),
      message.cause(),
      message.at().toString()
    };
    for (int i = 0; i < values.length; i++) {
      pdu.add(
          new VariableBinding(
              under("1." + (i + 1) + ".0"), new OctetString(OneLine.of(values[i]))));
    }
    return pdu;
  }

  private static OID under(String rest) {
    return new OID(ROOT + "." + rest);
  }
}
