-- A comment, in which :nothing is a parameter.
select :id::bigint
--[ wide
  , :name
--[ not long
  , :id
--]
--]
--[ long
  , 'long'
--]
