-- A process has several goals, and a document says everything it may say: questionnaires and nurturing plans too.
-- Published versions are never changed in what they mean; this only spells the same out as documents now are read.
update process_versions
set document = (document - 'goal')
  || jsonb_build_object(
       'goals', case when document ? 'goal' then jsonb_build_array(document -> 'goal') else '[]'::jsonb end,
       'questionnaires', '[]'::jsonb,
       'nurturing', '[]'::jsonb);
