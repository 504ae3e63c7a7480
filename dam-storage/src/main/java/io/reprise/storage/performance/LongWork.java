package io.reprise.storage.performance;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work on all rows of a channel takes longer than a request's statements may. It writes no event, so nobody waits for it. */
final class LongWork {
    static final String UNLIMITED = """
            set local statement_timeout = 0;
            do 'begin
              if current_setting(''transaction_timeout'', true) is not null then
                perform set_config(''transaction_timeout'', ''0'', true);
              end if;
            end'""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LongWork(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    <T extends @Nullable Object> T run(Supplier<T> work) {
        return transaction.execute(_ -> {
            jdbc.sql(UNLIMITED).update();
            return work.get();
        });
    }
}
