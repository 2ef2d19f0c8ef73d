package dev.gatehouse.integration.upstreams.custodyledger;

import dev.gatehouse.integration.upstreams.Upstream;
import dev.gatehouse.integration.upstreams.Upstreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires custody-ledger.
@Configuration(proxyBeanMethods = false)
class CustodyLedgerConfiguration {
    @Bean
    CustodyLedger custodyLedger(Upstreams upstreams) {
        return new CustodyLedger(upstreams.client(Upstream.CUSTODY_LEDGER));
    }
}
