package io.reprise.storage.cost;

import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.rate.RateEvent;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.valuation.Horizon;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the rows of costs and rates anew from the log. Readers see the old rows until it is done; writers wait. */
public final class LedgerRebuild {
    private final EventLog log;
    private final Horizon horizon;
    private final CostEntries costs;
    private final RateEntries rates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public LedgerRebuild(EventLog log, DataSource dataSource, Horizon horizon, CostEntries costs, RateEntries rates) {
        this.log = log;
        this.horizon = horizon;
        this.costs = costs;
        this.rates = rates;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    public void run() {
        transaction.executeWithoutResult(_ -> {
            // As long as the log is: no limit that is meant for requests applies.
            jdbc.sql("set local statement_timeout = 0").update();
            jdbc.sql("select set_config('transaction_timeout', '0', true)"
                            + " where current_setting('transaction_timeout', true) is not null")
                    .query()
                    .listOfRows();
            horizon.alone();
            jdbc.sql("delete from cost_entry").update();
            jdbc.sql("delete from rate_entry").update();
            try (var events = log.after(null)) {
                events.forEach(this::write);
            }
        });
    }

    private void write(TrackedEventMessage<?> message) {
        // By the type first: the payloads of all other events stay unread.
        Class<?> type = message.getPayloadType();
        if (CostEvent.class.isAssignableFrom(type) && message instanceof DomainEventMessage<?> event) {
            costs.write((CostEvent) event.getPayload(), event.getSequenceNumber());
        } else if (type == RateEvent.Recorded.class) {
            rates.write((RateEvent.Recorded) message.getPayload());
        }
    }
}
