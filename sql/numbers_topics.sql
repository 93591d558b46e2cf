\pset format unaligned
\pset fieldsep ' | '
\pset tuples_only on

-- people are killed, hurt, arrested; other things are not
SELECT content, item, topic FROM news_numbers('The blast killed nine miners and hurt 14 others. Police arrested 30 Ruthenians and seized 12 boats. The storm killed 300 sheep.', false);
SELECT content, item, topic FROM news_numbers('Rescuers saved 17 passengers. The plan saved 40 hours a week. Some 9,000 families fled and 200 cars were left behind.', false);
-- a target, a chance and a job go missing, too
SELECT content, item, topic FROM news_numbers('Four hikers are missing. The ministry missed its target by 2 billion dollars. Nearly 8,000 jobs disappeared in Tidewell.', false);
-- things are destroyed, people are not
SELECT content, item, topic FROM news_numbers('The fire destroyed 61 barns and 4,000 hectares of forest. It burned 11 people.', false);
-- sums
SELECT content, topic FROM news_numbers('The bank was fined $30 million. The council spent 4 million euros on wages. She spent six months in Norhaven. They pledged 90 million euros in aid.', false);
SELECT content, topic FROM news_numbers('Damage was put at 12 million euros. Profit rose 8 percent to 40 million euros. The budget deficit was 3 billion euros.', false);
-- a share of a whole says nothing of how the whole moved
SELECT content, item, topic FROM news_numbers('The economy grew by 2 percent. Debt is 80 percent of the economy. Prices rose 4 percent. The tax is 5 percent of the price.', false);
SELECT content, item, topic FROM news_numbers('A third of the residents left. She won 52 percent of the vote. Half of the workers stayed at home.', false);
-- the words before the last tell, too
SELECT content, item, topic FROM news_numbers('The unemployment rate fell to 5 percent. The interest rate was 3 percent. The growth rate was 2 percent. The birth rate was 9 percent.', false);
SELECT content, topic FROM news_numbers('The mill laid off 400 people. The party won 54 seats with 2 million votes. He was sentenced to nine years. The judge sentenced six men.', false);
-- ages and ranks have none
SELECT content, kind, topic FROM news_numbers('A 34-year-old miner was killed. It was the third straight month in which jobs grew.', false);
-- other languages have their own words
SELECT content, topic FROM news_numbers('Bei dem Unfall gab es 12 Tote und 30 Verletzte, wie die Polizei mitteilte. Die Partei erhielt 2 Millionen Stimmen.', false);
