package io.reprise.api.job;

import io.reprise.api.id.Ids;
import io.reprise.storage.job.JobQueue;
import io.reprise.storage.job.JobRunner;
import io.reprise.storage.job.JobWords;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Undos;
import io.reprise.storage.key.KeyRing;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Durable jobs, and the workers of this node. */
@Configuration(proxyBeanMethods = false)
class JobWiring {

    @Bean
    Jobs jobs(DataSource dataSource, PlatformTransactionManager transactions) {
        return new Jobs(dataSource, transactions);
    }

    @Bean
    Undos undos(DataSource dataSource) {
        return new Undos(dataSource);
    }

    @Bean
    JobWords jobWords(DataSource dataSource, KeyRing keys) {
        return new JobWords(dataSource, keys);
    }

    @Bean
    JobQueue jobQueue(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JobQueue(dataSource, transactions, JobQueue.Retry.DEFAULT);
    }

    @Bean(destroyMethod = "")
    JobRunner jobRunner(Jobs jobs, JobQueue queue, List<KindOfWork> kinds) {
        String node = "node-" + Ids.next();
        int threads = Runtime.getRuntime().availableProcessors();
        return new JobRunner(
                jobs,
                queue,
                kinds.stream().collect(Collectors.toMap(KindOfWork::kind, KindOfWork::handler)),
                JobRunner.Settings.of(node, threads));
    }
}
