package io.reprise.api;

import io.reprise.api.job.NamedJob;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.JobQueue;
import io.reprise.storage.job.JobRunner;
import io.reprise.storage.job.Jobs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Durable work: orders, and the workers of this node. */
@Configuration(proxyBeanMethods = false)
class JobWiring {

    @Bean
    Jobs jobs(DataSource dataSource, PlatformTransactionManager transactions) {
        return new Jobs(dataSource, transactions);
    }

    /** One more than there are media workers, so that each of them always has a next file. */
    @Bean(destroyMethod = "close")
    JobRunner jobRunner(
            Jobs jobs, DataSource dataSource, PlatformTransactionManager transactions, List<NamedJob> handlers) {
        Map<String, JobHandler> byKind =
                handlers.stream().collect(Collectors.toMap(NamedJob::kind, Function.identity()));
        int threads = Runtime.getRuntime().availableProcessors() + 1;
        JobRunner runner = new JobRunner(
                jobs,
                new JobQueue(dataSource, transactions, JobQueue.Retry.DEFAULT),
                byKind,
                JobRunner.Settings.of(UUID.randomUUID().toString(), threads));
        runner.start();
        return runner;
    }
}
